/* Fills in a dl_error. */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"

/* Of GNU C: the two formats are literals that the caller's compiler checked. */
static void print(char *out, size_t size, const char *format, va_list args)
    DL_PRINTF(3, 0);

static void print(char *out, size_t size, const char *format, va_list args)
{
    vsnprintf(out, size, format, args);
}

dl_status dl_error_set(dl_error *error, dl_status status, const char *english,
                       const char *korean, ...)
{
    if (!error)
        return status;
    error->status = status;
    va_list args;
    va_start(args, korean);
    print(error->message, sizeof error->message, english, args);
    va_end(args);
    va_start(args, korean);
    print(error->korean, sizeof error->korean, korean, args);
    va_end(args);
    return status;
}

dl_status dl_error_set_english(dl_error *error, dl_status status,
                               const char *format, ...)
{
    if (!error)
        return status;
    error->status = status;
    error->korean[0] = '\0';
    va_list args;
    va_start(args, format);
    print(error->message, sizeof error->message, format, args);
    va_end(args);
    return status;
}

void dl_error_set_korean(dl_error *error, const char *format, ...)
{
    if (!error)
        return;
    va_list args;
    va_start(args, format);
    print(error->korean, sizeof error->korean, format, args);
    va_end(args);
}

void *dl_error_holder(size_t size, size_t at)
{
    char *holder = dl_xmalloc(size);
    size_t after = at + sizeof(dl_error);
    dl_error *error = (dl_error *)(void *)(holder + at);
    memset(holder, 0, at);
    memset(holder + after, 0, size - after);
    error->status = DL_OK;
    error->message[0] = error->korean[0] = '\0';
    return holder;
}

const dl_error *dl_error_copy(dl_arena *arena, const dl_error *error)
{
    dl_error *copy = DL_ARENA_NEW(arena, dl_error, 1);
    *copy = *error;
    return copy;
}

/* ---- of the system ------------------------------------------------------- */

/* What people meet; POSIX, chapter 2.3. */
static const struct {
    int code;
    const char *korean;
} REASONS[] = {
    {E2BIG, "인자가 너무 김"},
    {EACCES, "권한이 없음"},
    {EBADF, "열려 있지 않음"},
    {EBUSY, "사용 중임"},
    {EDQUOT, "디스크 할당량을 넘음"},
    {EEXIST, "이미 있음"},
    {EFBIG, "파일이 너무 큼"},
    {EINVAL, "잘못된 인자"},
    {EIO, "입출력 오류"},
    {EISDIR, "폴더임"},
    {ELOOP, "심볼릭 링크가 너무 여러 번 이어짐"},
    {EMFILE, "열린 파일이 너무 많음"},
    {ENAMETOOLONG, "파일 이름이 너무 김"},
    {ENFILE, "시스템에 열린 파일이 너무 많음"},
    {ENODEV, "그런 장치가 없음"},
    {ENOENT, "그런 파일이나 폴더가 없음"},
    {ENOMEM, "메모리가 부족함"},
    {ENOSPC, "디스크에 남은 공간이 없음"},
    {ENOTDIR, "폴더가 아님"},
    {ENOTSUP, "지원하지 않음"},
    {ENXIO, "그런 장치나 주소가 없음"},
    {EPERM, "허용되지 않음"},
    {EPIPE, "파이프가 끊김"},
    {EROFS, "읽기 전용 파일 시스템임"},
    {ETXTBSY, "실행 중인 파일임"},
    {EXDEV, "다른 파일 시스템임"},
};

const char *dl_error_reason(int code, dl_language language, char *out,
                            size_t size)
{
    if (language == DL_KOREAN)
        for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++)
            if (REASONS[i].code == code) {
                snprintf(out, size, "%s", REASONS[i].korean);
                return out;
            }
    if (strerror_r(code, out, size) != 0)
        snprintf(out, size, language == DL_KOREAN ? "오류 %d" : "error %d",
                 code);
    return out;
}

static const struct {
    const char *english; /* before the path */
    const char *korean;  /* after it */
} ATTEMPTS[] = {
    [DL_TO_READ] = {"read", " 읽기"},
    [DL_TO_WRITE] = {"write", " 쓰기"},
    [DL_TO_KEEP_RIGHTS] = {"keep the access rights of", "의 접근 권한 유지"},
    [DL_TO_FIND_GIT] = {"look for .git in", "에서 .git 찾기"},
};

/* A path may be longer than a message. */
enum { LONGEST_PATH = sizeof ((dl_error *)NULL)->message / 2 };

dl_status dl_error_set_system(dl_error *error, int code, dl_attempt what,
                              const char *path)
{
    char english[128], korean[128];
    size_t n = strlen(path);
    const char *rest = n > LONGEST_PATH ? "…" : "";
    int shown = (int)(n > LONGEST_PATH ? LONGEST_PATH : n);
    dl_error_reason(code, DL_ENGLISH, english, sizeof english);
    dl_error_reason(code, DL_KOREAN, korean, sizeof korean);
    dl_error_set_english(error, DL_ERR_IO, "cannot %s '%.*s%s': %s",
                         ATTEMPTS[what].english, shown, path, rest, english);
    dl_error_set_korean(error, "'%.*s%s'%s 실패: %s", shown, path, rest,
                        ATTEMPTS[what].korean, korean);
    return DL_ERR_IO;
}
