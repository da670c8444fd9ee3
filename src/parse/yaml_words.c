/* The problems that libyaml 0.2.5 has words for, and our own. */
#include "parse/yaml_words.h"

#include <stddef.h>
#include <string.h>

static const struct {
    const char *english, *korean;
} WORDS[] = {
    /* its reader */
    {"control characters are not allowed", "쓸 수 없는 제어 문자"},
    {"incomplete UTF-8 octet sequence", "끝나지 않은 UTF-8 문자"},
    {"input is too long", "너무 긴 입력"},
    {"invalid Unicode character", "잘못된 유니코드 문자"},
    {"invalid leading UTF-8 octet", "잘못된 UTF-8 첫 바이트"},
    {"invalid length of a UTF-8 sequence", "잘못된 길이의 UTF-8 문자"},
    {"invalid trailing UTF-8 octet", "잘못된 UTF-8 뒤 바이트"},
    /* its scanner */
    {"block sequence entries are not allowed in this context",
     "여기에 올 수 없는 목록 항목('-')"},
    {"could not find expected ':'", "':'이 없음"},
    {"could not find expected directive name", "지시자 이름이 없음"},
    {"did not find URI escaped octet", "'%' 뒤에 16진수가 없음"},
    {"did not find expected '!'", "'!'가 없음"},
    {"did not find expected alphabetic or numeric character",
     "글자나 숫자가 없음"},
    {"did not find expected comment or line break", "주석이나 줄바꿈이 없음"},
    {"did not find expected digit or '.' character", "숫자나 '.'이 없음"},
    {"did not find expected hexdecimal number", "16진수가 없음"},
    {"did not find expected tag URI", "태그의 URI가 없음"},
    {"did not find expected version number", "버전 번호가 없음"},
    {"did not find expected whitespace", "빈칸이 없음"},
    {"did not find expected whitespace or line break",
     "빈칸이나 줄바꿈이 없음"},
    {"did not find the expected '>'", "'>'가 없음"},
    {"found a tab character that violates indentation",
     "들여쓰기를 깨는 탭 문자"},
    {"found a tab character where an indentation space is expected",
     "들여쓰기에 쓴 탭 문자, 빈칸으로 들여쓸 것"},
    {"found an incorrect leading UTF-8 octet", "잘못된 UTF-8 첫 바이트"},
    {"found an incorrect trailing UTF-8 octet", "잘못된 UTF-8 뒤 바이트"},
    {"found an indentation indicator equal to 0", "0인 들여쓰기 표시"},
    {"found character that cannot start any token",
     "값이나 키가 시작될 수 없는 문자, 값이면 따옴표로 감쌀 것"},
    {"found extremely long version number", "너무 긴 버전 번호"},
    {"found invalid Unicode character escape code",
     "유니코드 문자가 아닌 이스케이프"},
    {"found unexpected ':'", "여기에 올 수 없는 ':'"},
    {"found unexpected document indicator", "값 가운데에 있는 '---'나 '...'"},
    {"found unexpected end of stream", "닫히기 전에 끝남"},
    {"found unexpected non-alphabetical character", "글자가 아닌 문자"},
    {"found unknown directive name", "알 수 없는 지시자"},
    {"found unknown escape character", "알 수 없는 이스케이프"},
    {"mapping keys are not allowed in this context",
     "여기에 올 수 없는 키('?')"},
    {"mapping values are not allowed in this context",
     "여기에 올 수 없는 값(':'), 값에 ': '이 있으면 따옴표로 감쌀 것"},
    {"while scanning a %TAG directive", "%TAG 지시자"},
    {"while scanning a %YAML directive", "%YAML 지시자"},
    {"while parsing a %TAG directive", "%TAG 지시자"},
    {"while scanning a block scalar", "여러 줄 값('|', '>')"},
    {"while scanning a directive", "지시자"},
    {"while scanning a plain scalar", "따옴표 없는 값"},
    {"while scanning a quoted scalar", "따옴표로 감싼 값"},
    {"while parsing a quoted scalar", "따옴표로 감싼 값"},
    {"while scanning a simple key", "키"},
    {"while scanning a tag", "태그"},
    {"while parsing a tag", "태그"},
    {"while scanning an alias", "별칭"},
    {"while scanning an anchor", "앵커"},
    {"while scanning for the next token", "다음 값이나 키"},
    /* its parser */
    {"did not find expected ',' or ']'", "','나 ']'가 없음"},
    {"did not find expected ',' or '}'", "','나 '}'가 없음"},
    {"did not find expected '-' indicator", "'-'가 없음"},
    {"did not find expected <document start>", "문서의 시작('---')이 없음"},
    {"did not find expected key", "키가 없음"},
    {"did not find expected node content", "값이 없음"},
    {"found duplicate %TAG directive", "두 번 쓴 %TAG 지시자"},
    {"found duplicate %YAML directive", "두 번 쓴 %YAML 지시자"},
    {"found incompatible YAML document", "읽을 수 없는 버전의 YAML"},
    {"found undefined tag handle", "정의하지 않은 태그"},
    {"while parsing a block collection", "목록"},
    {"while parsing a block mapping", "매핑"},
    {"while parsing a block node", "값"},
    {"while parsing a flow mapping", "'{'로 시작하는 매핑"},
    {"while parsing a flow node", "값"},
    {"while parsing a flow sequence", "'['로 시작하는 목록"},
    {"while parsing a node", "값"},
    /* ours */
    {"a second document begins here", "여기서 시작하는 둘째 문서"},
    {"an alias inside its own anchor", "자기 앵커 안에 있는 별칭"},
    {"an alias without its anchor", "앵커가 없는 별칭"},
    {"duplicate key", "두 번 쓴 키"},
    {"nested too deeply", "너무 깊이 들어감"},
    {"no mapping of keys to values", "키와 값이 아님"},
    {"not UTF-8", "UTF-8이 아님"},
    {"not YAML", "YAML이 아님"},
    {"too many anchors", "앵커가 너무 많음"},
    {"too many values, or aliases that stand for too many",
     "값이 너무 많음, 또는 별칭이 나타내는 값이 너무 많음"},
};

const char *dl_yaml_in_korean(const char *english)
{
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (strcmp(WORDS[i].english, english) == 0)
            return WORDS[i].korean;
    return english;
}
