/*
 * Civil days without the C library's clock: days since 1970-01-01 of the
 * proleptic Gregorian calendar (algorithm: Howard Hinnant, "chrono-Compatible
 * Low-Level Date Algorithms").
 */
#ifndef DL_TEXT_DATE_H
#define DL_TEXT_DATE_H

#include "digestlint/base.h"

#define DL_NO_DAY INT32_MIN

/* The day number of a date, or DL_NO_DAY if it does not exist (years 1 to 9999,
   months and days from 1). */
int32_t dl_day_of(int year, int month, int day);

/* The inverse. */
void dl_day_split(int32_t days, int *year, int *month, int *day);

/* The number of days in `month` (1 to 12). */
int dl_days_in_month(int year, int month);

#endif
