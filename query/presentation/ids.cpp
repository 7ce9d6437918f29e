// The ids of a result alone.
#include "query/presentation/presenter.hpp"
#include "schemas/terminal_text.hpp"

namespace dateline {

namespace {

class IdsPresenter : public Presenter {
  public:
    std::string begin(const ResultHead&) override { return {}; }
    std::string hit(const ShownHit& shown) override { return without_controls(shown.hit.brief.id) + "\n"; }
};

}  // namespace

std::unique_ptr<Presenter> make_ids_presenter(const PresenterOptions&) { return std::make_unique<IdsPresenter>(); }

}  // namespace dateline
