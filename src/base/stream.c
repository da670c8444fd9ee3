/* Streams whose writes go through a function. */
#define _GNU_SOURCE /* fopencookie */
#include "base/stream.h"

#include <errno.h>
#include <unistd.h>

static ssize_t write_all(void *cookie, const char *bytes, size_t n)
{
    dl_stream *s = cookie;
    size_t done = 0;
    while (done < n && s->failure == 0) {
        ssize_t got = write(s->fd, bytes + done, n - done);
        if (got >= 0)
            done += (size_t)got;
        else if (errno != EINTR)
            s->failure = errno;
    }
    return done == n ? (ssize_t)n : 0;
}

#ifdef __linux__
static FILE *open_file(dl_stream *s)
{
    return fopencookie(s, "w", (cookie_io_functions_t){.write = write_all});
}
#else
static int write_int(void *cookie, const char *bytes, int n)
{
    return (int)write_all(cookie, bytes, (size_t)n);
}

static FILE *open_file(dl_stream *s)
{
    return funopen(s, NULL, write_int, NULL, NULL);
}
#endif

bool dl_stream_open(dl_stream *s, int fd)
{
    *s = (dl_stream){.fd = fd};
    s->file = open_file(s);
    return s->file != NULL;
}

/* Without a failed write, a stream can only have lacked memory. */
int dl_stream_close(dl_stream *s)
{
    bool is_written = fflush(s->file) == 0 && !ferror(s->file);
    fclose(s->file);
    s->file = NULL;
    return is_written || s->failure ? s->failure : ENOMEM;
}
