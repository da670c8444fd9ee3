/* The mistakes that people make in expressions; pcre2api(3) has all. */
#include "text/regex_words.h"

#include <stddef.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

static const struct {
    int code;
    const char *korean;
} WORDS[] = {
    {PCRE2_ERROR_END_BACKSLASH, "정규식 끝의 \\"},
    {PCRE2_ERROR_END_BACKSLASH_C, "정규식 끝의 \\c"},
    {PCRE2_ERROR_UNKNOWN_ESCAPE, "\\ 뒤에 올 수 없는 글자"},
    {PCRE2_ERROR_QUANTIFIER_OUT_OF_ORDER, "순서가 뒤바뀐 {} 안의 수"},
    {PCRE2_ERROR_QUANTIFIER_TOO_BIG, "너무 큰 {} 안의 수"},
    {PCRE2_ERROR_MISSING_SQUARE_BRACKET, "문자 클래스를 닫는 ]가 없음"},
    {PCRE2_ERROR_ESCAPE_INVALID_IN_CLASS,
     "문자 클래스에 쓸 수 없는 이스케이프"},
    {PCRE2_ERROR_CLASS_RANGE_ORDER, "문자 클래스에서 순서가 뒤바뀐 범위"},
    {PCRE2_ERROR_CLASS_INVALID_RANGE, "문자 클래스의 잘못된 범위"},
    {PCRE2_ERROR_QUANTIFIER_INVALID, "앞에 되풀이할 것이 없는 수량자"},
    {PCRE2_ERROR_UNRECOGNIZED_AFTER_QUERY_P, "(?P 뒤에 올 수 없는 글자"},
    {PCRE2_ERROR_POSIX_CLASS_NOT_IN_CLASS,
     "문자 클래스 밖에 있는 POSIX 이름([:alpha:] 등)"},
    {PCRE2_ERROR_UNKNOWN_POSIX_CLASS, "알 수 없는 POSIX 이름([:alpha:] 등)"},
    {PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS, "닫는 괄호가 없음"},
    {PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS, "짝이 없는 닫는 괄호"},
    {PCRE2_ERROR_BAD_SUBPATTERN_REFERENCE, "없는 그룹을 가리킴"},
    {PCRE2_ERROR_MISSING_COMMENT_CLOSING, "(?# 주석을 닫는 괄호가 없음"},
    {PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP, "너무 깊이 들어간 괄호"},
    {PCRE2_ERROR_PATTERN_TOO_LARGE, "너무 큰 정규식"},
    {PCRE2_ERROR_PATTERN_TOO_COMPLICATED, "너무 복잡한 정규식"},
    {PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH,
     "길이가 정해지지 않은 뒤돌아보기((?<=…))"},
    {PCRE2_ERROR_LOOKBEHIND_TOO_COMPLICATED, "너무 복잡한 뒤돌아보기((?<=…))"},
    {PCRE2_ERROR_LOOKBEHIND_TOO_LONG, "너무 긴 뒤돌아보기((?<=…))"},
    {PCRE2_ERROR_CODE_POINT_TOO_BIG, "너무 큰 문자 번호"},
    {PCRE2_ERROR_MISSING_NAME_TERMINATOR, "그룹 이름이 끝나지 않음"},
    {PCRE2_ERROR_DUPLICATE_SUBPATTERN_NAME, "두 번 쓴 그룹 이름"},
    {PCRE2_ERROR_SUBPATTERN_NAME_EXPECTED, "그룹 이름이 없음"},
    {PCRE2_ERROR_SUBPATTERN_NAME_TOO_LONG, "너무 긴 그룹 이름"},
    {PCRE2_ERROR_MALFORMED_UNICODE_PROPERTY, "\\p나 \\P를 잘못 씀"},
    {PCRE2_ERROR_UNKNOWN_UNICODE_PROPERTY, "\\p나 \\P 뒤에 알 수 없는 이름"},
    {PCRE2_ERROR_TOO_MANY_CAPTURES, "그룹이 너무 많음"},
};

const char *dl_regex_in_korean(int code)
{
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (WORDS[i].code == code)
            return WORDS[i].korean;
    return NULL;
}
