// Articles written in a form and read back are the same, but for what the form can't hold (see limits.hpp).
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "corpus/readers/source.hpp"
#include "schemas/error.hpp"
#include "tests/unit/corpus/forms/awkward_articles.hpp"
#include "tests/unit/corpus/forms/form.hpp"
#include "tests/unit/corpus/forms/limits.hpp"
#include "tests/unit/corpus/readers/reading.hpp"

namespace dateline::forms {
namespace {

const Limits& limits_of(const Form& form) {
    const auto& table = limits();
    const auto row =
        std::find_if(table.begin(), table.end(), [&](const Limits& each) { return each.form == form.name; });
    REQUIRE(row != table.end());
    return *row;
}

bool carries(const Limits& limits, const Article& article) {
    return std::none_of(limits.gaps.begin(), limits.gaps.end(), [&](const Gap& gap) { return gap.holds(article); });
}

/// The article without what the form can't hold; `but_for` is a loss that is left out.
Article as_held(const Limits& limits, Article article, const Loss* but_for = nullptr) {
    for (const auto& loss : limits.losses)
        if (&loss != but_for) loss.forget(article);
    return article;
}

/// Every field as "name: value", in order.
std::vector<std::string> fields(const Article& article) {
    const auto moment = [](const std::optional<Moment>& value) { return value ? to_string(*value) : "none"; };
    const auto list = [](const std::vector<std::string>& value) {
        return fmt::format("[{}]", fmt::join(value, "] ["));
    };
    return {"id: " + article.id,
            "title: " + article.title,
            "body: " + article.body,
            "published: " + moment(article.published),
            "updated: " + moment(article.updated),
            "embargo: " + moment(article.embargo),
            fmt::format("version: {}", article.version),
            fmt::format("status: {}", to_string(article.status)),
            "corrects: " + article.corrects,
            "note: " + article.note,
            "dateline: " + article.dateline,
            "byline: " + article.byline,
            "source: " + article.source,
            "section: " + article.section,
            "language: " + article.language,
            "url: " + article.url,
            "topics: " + list(article.topics),
            "persons: " + list(article.persons),
            "organisations: " + list(article.organisations),
            "places: " + list(article.places),
            "extra: " + article.extra};
}

void check_same(const Article& read, const Article& written) {
    const auto got = fields(read);
    const auto wanted = fields(written);
    CAPTURE(written.id);
    for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(got[i] == wanted[i]);
    CHECK(read == written);
}

/// All deliveries of the sample, and the awkward ones.
std::vector<Article> read_articles() {
    const std::string folder = DATELINE_TREE "/corpus/sample/";
    std::vector<Article> articles;
    SourceReader reader({folder + "wire.jsonl", folder + "text", folder + "forms"}, {});
    while (const auto item = reader.next()) articles.push_back(std::get<Delivery>(*item).article);
    const auto awkward = awkward_articles();
    articles.insert(articles.end(), awkward.begin(), awkward.end());
    return articles;
}

const std::vector<Article>& all_articles() {
    static const auto articles = read_articles();
    return articles;
}

std::string file_of(const Form& form, const std::vector<Article>& articles) {
    std::string text(form.front);
    for (const auto& article : articles)
        text.append(&article == &articles.front() ? "" : form.between).append(form.write(article));
    return text.append(form.back);
}

/// Where one file is one article, each stands in a folder of its own, below which its path is its id.
std::vector<std::string> write_files(const Form& form, const std::vector<Article>& articles,
                                     const reading::Folder& folder) {
    if (!form.one_a_file) return {folder.write("articles", file_of(form, articles))};
    std::vector<std::string> sources;
    for (const auto& article : articles) {
        const auto name = fmt::format("{:03}/", sources.size());
        folder.write(name + article.id, file_of(form, {article}));
        sources.push_back(folder.path(name));
    }
    return sources;
}

struct Back {
    std::vector<Article> articles;
    std::vector<std::string> rejects;
};

Back read_back(const Form& form, const std::vector<Article>& articles) {
    const reading::Folder folder;
    SourceReader reader(write_files(form, articles, folder), {});
    Back back;
    while (const auto item = reader.next()) {
        if (const auto* const delivery = std::get_if<Delivery>(&*item))
            back.articles.push_back(delivery->article);
        else
            back.rejects.push_back(reading::one_line(*item));
    }
    for (const auto& file : reader.files()) CHECK(file.format == form.format);
    return back;
}

std::vector<Article> carried_by(const Form& form) {
    auto articles = all_articles();
    const auto& limits = limits_of(form);
    articles.erase(std::remove_if(articles.begin(), articles.end(),
                                  [&](const Article& article) { return !carries(limits, article); }),
                   articles.end());
    return articles;
}

TEST_CASE("articles written in a form and read back are the same") {
    for (const auto& form : forms()) {
        DYNAMIC_SECTION(form.name) {
            const auto written = carried_by(form);
            const auto back = read_back(form, written);
            CHECK_THAT(back.rejects, Catch::Equals(std::vector<std::string>{}));
            REQUIRE(back.articles.size() == written.size());
            for (std::size_t i = 0; i < written.size(); ++i)
                check_same(as_held(limits_of(form), back.articles[i]), as_held(limits_of(form), written[i]));
        }
    }
}

TEST_CASE("what a form is said not to hold does not come back") {
    for (const auto& form : forms()) {
        DYNAMIC_SECTION(form.name) {
            const auto& known = limits_of(form);
            const auto written = carried_by(form);
            const auto back = read_back(form, written);
            REQUIRE(back.articles.size() == written.size());
            for (const auto& loss : known.losses) {
                CAPTURE(loss.what, loss.why);
                bool is_lost = false;
                for (std::size_t i = 0; i < written.size(); ++i)
                    is_lost = is_lost || as_held(known, written[i], &loss) != as_held(known, back.articles[i], &loss);
                CHECK(is_lost);
            }
        }
    }
}

// As they should be: neither rejected nor changed, but for what the form can't hold.
bool comes_back(const Form& form, const Article& article) {
    try {
        const auto back = read_back(form, {article});
        const auto& known = limits_of(form);
        return back.articles.size() == 1 && as_held(known, back.articles.front()) == as_held(known, article);
    } catch (const Error&) {
        return false;
    }
}

TEST_CASE("what a form is said not to carry does not come back") {
    const auto articles = all_articles();
    for (const auto& form : forms()) {
        for (const auto& gap : limits_of(form).gaps) {
            CAPTURE(form.name, gap.what);
            CHECK(std::any_of(articles.begin(), articles.end(), gap.holds));
            for (const auto& article : articles) CHECK_FALSE((gap.holds(article) && comes_back(form, article)));
        }
    }
}

TEST_CASE("every form holds title, text and day of publication") {
    CHECK(limits().size() == forms().size());
    CHECK(all_articles().size() >= 80 + awkward_articles().size());
    for (const auto& form : forms()) {
        CAPTURE(form.name);
        for (const auto& article : carried_by(form)) {
            if (article.status == Status::cancelled) continue;
            const auto held = as_held(limits_of(form), article);
            CAPTURE(article.id);
            CHECK(held.title == article.title);
            CHECK(held.body == article.body);
            // Plain text has a day in its dateline, or none.
            if (article.published && (held.published || form.name != "text"))
                CHECK(held.published->day == article.published->day);
        }
    }
}

}  // namespace
}  // namespace dateline::forms
