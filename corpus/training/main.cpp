// dateline-train-names: learns the model by which dateline-annotate finds names.
#include <fmt/format.h>

#include <exception>
#include <fstream>

#include "corpus/annotate/name_tagger.hpp"
#include "corpus/training/options.hpp"
#include "corpus/training/span_score.hpp"
#include "corpus/training/word_clusters.hpp"
#include "schemas/error.hpp"

namespace {

using namespace dateline;

void write_file(const std::string& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    if (!file) throw Error(ErrorKind::cannot_create, path + ": can't be made");
    if (!file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())) || !file.flush())
        throw Error(ErrorKind::io, path + ": can't be written");
}

void make_clusters(const TrainingJob& job) {
    const WordVectors vectors = read_vectors(job.vectors);
    const std::vector<Cluster> clusters = cluster_words(vectors);
    std::string lines;
    for (std::size_t i = 0; i < clusters.size(); ++i) lines += fmt::format("{}\t{}\n", vectors.words[i], clusters[i]);
    write_file(job.output, lines);
}

void make_names(const TrainingJob& job) {
    std::string lines;
    for (const auto& [name, lists] : collect_names(job.files)) lines += fmt::format("{}\t{}\n", name, lists);
    write_file(job.output, lines);
}

LexiconTable read_tables(const TrainingJob& job) {
    return make_table(read_word_list(job.words), job.names.empty() ? PhraseList() : read_phrase_list(job.names));
}

std::vector<GoldDocument> read_all(const TrainingJob& job, GoldKind kind) {
    std::vector<GoldDocument> documents;
    for (const GoldFile& file : job.gold) {
        if (file.kind != kind) continue;
        const std::vector<std::string> genres = kind == GoldKind::partial ? job.genres : std::vector<std::string>();
        std::vector<GoldDocument> more = read_gold(file.path, kind, genres);
        fmt::print(stderr, "{}: {} documents\n", file.path, more.size());
        documents.insert(documents.end(), more.begin(), more.end());
    }
    return documents;
}

void report_pass(unsigned pass, const LearnedWeights& learned) {
    fmt::print(stderr, "pass {}: {} features\n", pass, learned.features.size());
}

void train(const TrainingJob& job) {
    const LexiconTable lexicon = read_tables(job);
    std::vector<GoldDocument> documents = read_all(job, GoldKind::whole);
    const std::vector<GoldDocument> partial = read_all(job, GoldKind::partial);
    documents.insert(documents.end(), partial.begin(), partial.end());
    const LearnedWeights learned = train_names(documents, lexicon, job.training, report_pass);
    write_file(job.output, model_bytes(learned, lexicon, job.description, job.training.most_features));
}

SpanScore score(const LearnedWeights& learned, const LexiconTable& lexicon, const TrainingJob& job,
                const std::vector<GoldDocument>& unseen) {
    NameTagger tagger(NameModel::parse(model_bytes(learned, lexicon, "", job.training.most_features), "the model"));
    SpanScore sum;
    for (const GoldDocument& document : unseen) sum.add(document.spans(), tagger.tag(document.view()));
    return sum;
}

void cross_validate(const TrainingJob& job) {
    constexpr std::size_t parts = 5;
    const LexiconTable lexicon = read_tables(job);
    const std::vector<GoldDocument> documents = read_all(job, GoldKind::whole);
    const std::vector<GoldDocument> partial = read_all(job, GoldKind::partial);
    double mean = 0;
    for (std::size_t part = 0; part < parts; ++part) {
        std::vector<GoldDocument> seen = partial;
        std::vector<GoldDocument> unseen;
        for (std::size_t i = 0; i < documents.size(); ++i) (i % parts == part ? unseen : seen).push_back(documents[i]);
        const SpanScore sum = score(train_names(seen, lexicon, job.training, {}), lexicon, job, unseen);
        fmt::print("part {}: precision {:.2f}, recall {:.2f}, F1 {:.2f}\n", part + 1, sum.precision(), sum.recall(),
                   sum.f1());
        mean += sum.f1() / parts;
    }
    fmt::print("mean: F1 {:.2f}\n", mean);
}

void run(const TrainingJob& job) {
    switch (job.action) {
        case TrainingJob::Action::help:
            fmt::print("{}", training_help());
            return;
        case TrainingJob::Action::clusters:
            return make_clusters(job);
        case TrainingJob::Action::names:
            return make_names(job);
        case TrainingJob::Action::train:
            return train(job);
        case TrainingJob::Action::cross_validate:
            return cross_validate(job);
    }
}

}  // namespace

int main(int argc, char** argv) {
    try {
        run(parse_training_job({argv + 1, argv + argc}));
        return exit_done;
    } catch (const Error& error) {
        fmt::print(stderr, "dateline-train-names: {}\n", error.what());
        return error.exit_code();
    } catch (const std::exception& error) {
        fmt::print(stderr, "dateline-train-names: {}\n", error.what());
        return static_cast<int>(ErrorKind::internal);
    }
}
