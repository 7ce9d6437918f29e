// The command line of dateline-train-names.
#pragma once

#include <string>
#include <vector>

#include "corpus/training/name_lists.hpp"
#include "corpus/training/name_trainer.hpp"

namespace dateline {

/// A file of labelled documents.
struct GoldFile {
    std::string path;
    GoldKind kind = GoldKind::whole;
};

struct TrainingJob {
    enum class Action { help, clusters, names, train, cross_validate };
    Action action = Action::help;
    std::string vectors;  ///< of clusters
    std::string words;    ///< file that clusters writes and train reads
    NameListFiles files;  ///< of names
    std::string names;    ///< file that names writes and train reads; empty: no lists
    std::vector<GoldFile> gold;
    std::vector<std::string> genres;  ///< to take of documents that tell theirs; empty: all
    std::string output;               ///< the model's file
    std::string description;          ///< what stands in the model
    TrainingOptions training;
};

/// Throws Error(usage) that names the word at fault.
TrainingJob parse_training_job(const std::vector<std::string>& arguments);

std::string training_help();

}  // namespace dateline
