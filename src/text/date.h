/*
 * Civil days without the C library's clock: days since 1970-01-01 of the
 * proleptic Gregorian calendar (algorithm: Howard Hinnant, "chrono-Compatible
 * Low-Level Date Algorithms").
 */
#ifndef DL_TEXT_DATE_H
#define DL_TEXT_DATE_H

#include "digestlint/base.h"

#define DL_NO_DAY INT32_MIN

/* The day of a date, or DL_NO_DAY when there is no such day (years 1 to 9999,
   months and days as on a calendar). */
int32_t dl_day_of(int year, int month, int day);

/* The reverse. */
void dl_day_split(int32_t days, int *year, int *month, int *day);

/* How many days `month` (1 to 12) has. */
int dl_days_in_month(int year, int month);

#endif
