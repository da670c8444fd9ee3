// Two threads lint and fix with one configuration; what they find is what one
// thread finds. Prints the findings of the file once.
//   threads-cxx FILE
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include "digestlint/digestlint.h"

namespace {

std::string report(const dl_config *config, const std::string &name,
                   const std::string &text) {
    std::string out;
    dl_result *result;
    dl_error error;
    dl_lint_options options = dl_lint_options_new();
    options.today = 20343;
    if (dl_lint(&result, config, dl_str_of(name.c_str()),
                dl_str{text.data(), text.size()}, &options, &error) != DL_OK)
        return error.message;
    for (size_t i = 0; i < dl_result_count(result); i++) {
        const dl_diagnostic *d = dl_result_at(result, i);
        char message[512];
        dl_diagnostic_message(d, DL_KOREAN, message, sizeof message);
        dl_position at = dl_result_position(
            result, dl_diagnostic_span(d).start, DL_UNIT_UTF16);
        out += std::to_string(at.line) + ":" + std::to_string(at.column) +
               ": " + dl_diagnostic_code(d) + " " + message + "\n";
    }
    dl_result_free(result);
    dl_fixed *fixed;
    if (dl_fix_text(&fixed, config, dl_str_of(name.c_str()),
                    dl_str{text.data(), text.size()}, nullptr,
                    &error) != DL_OK)
        return error.message;
    out += std::to_string(dl_fixed_applied(fixed)) + " fixed\n";
    dl_fixed_free(fixed);
    return out;
}

} // namespace

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    std::ifstream in(argv[1], std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)),
                           std::istreambuf_iterator<char>());
    dl_load_options options = dl_load_options_new();
    options.isolated = true;
    options.profile = "daily-papers";
    dl_config *config;
    dl_error error;
    if (dl_load(&config, &options, &error) != DL_OK) {
        std::fprintf(stderr, "%s\n", error.message);
        return 2;
    }
    const std::string alone = report(config, argv[1], text);
    bool same[2] = {true, true};
    auto work = [&](int which) {
        for (int i = 0; i < 20; i++)
            same[which] = same[which] && report(config, argv[1], text) == alone;
    };
    std::thread one(work, 0), two(work, 1);
    one.join();
    two.join();
    dl_config_free(config);
    std::fputs(alone.c_str(), stdout);
    return same[0] && same[1] ? 0 : 1;
}
