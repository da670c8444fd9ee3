/* Where the project is. */
#ifndef DL_BASE_HOME_H
#define DL_BASE_HOME_H

#define DL_HOME "https://github.com/digestlint/digestlint"

/* The schema of configurations, for editors; also its `$id`. */
#define DL_SCHEMA                                                              \
    "https://raw.githubusercontent.com/digestlint/digestlint/main/docs/"       \
    "digestlint.schema.json"

#endif
