/*
 * Says which functions of the library a test enters: mutants.py links it into
 * a build of its own with -finstrument-functions. The file $MUTANTS_TRACE has
 * a byte for each 16 bytes of code. It is mapped, not written at exit, because
 * tests crash programs and kill them.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define PLAIN __attribute__((no_instrument_function))

extern const char __ehdr_start[];
static unsigned char *entered;
static size_t entered_size;

PLAIN __attribute__((constructor)) static void open_trace(void)
{
    const char *name = getenv("MUTANTS_TRACE");
    int fd = name ? open(name, O_RDWR | O_CLOEXEC) : -1;
    if (fd < 0)
        return;
    struct stat st;
    if (fstat(fd, &st) == 0) {
        void *map = mmap(NULL, (size_t)st.st_size, PROT_READ | PROT_WRITE,
                         MAP_SHARED, fd, 0);
        if (map != MAP_FAILED) {
            entered_size = (size_t)st.st_size;
            entered = map;
        }
    }
    close(fd);
}

PLAIN void __cyg_profile_func_enter(void *function, void *caller);
PLAIN void __cyg_profile_func_enter(void *function, void *caller)
{
    (void)caller;
    size_t at = ((uintptr_t)function - (uintptr_t)__ehdr_start) / 16;
    if (at < entered_size)
        entered[at] = 1;
}

PLAIN void __cyg_profile_func_exit(void *function, void *caller);
PLAIN void __cyg_profile_func_exit(void *function, void *caller)
{
    (void)function;
    (void)caller;
}
