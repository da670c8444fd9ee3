/* Conversion between calendar dates and day numbers. */
#include "text/date.h"

enum { DAYS_OF_400_YEARS = 146097, DAYS_TO_1970 = 719468 };

int dl_days_in_month(int year, int month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30,
                                         31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && is_leap ? 29 : days[month - 1];
}

int32_t dl_day_of(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > dl_days_in_month(year, month))
        return DL_NO_DAY;
    /* The year is taken to start in March, so that the leap day comes last. */
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 +
                      day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
                     day_of_year;
    return era * DAYS_OF_400_YEARS + day_of_era - DAYS_TO_1970;
}

void dl_day_split(int32_t days, int *year, int *month, int *day)
{
    int32_t z = days + DAYS_TO_1970;
    int32_t floor = z >= 0 ? z : z - (DAYS_OF_400_YEARS - 1);
    int32_t era = floor / DAYS_OF_400_YEARS;
    int day_of_era = z - era * DAYS_OF_400_YEARS;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
                       day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 -
                                    year_of_era / 100);
    int m = (5 * day_of_year + 2) / 153;
    *day = day_of_year - (153 * m + 2) / 5 + 1;
    *month = m < 10 ? m + 3 : m - 9;
    *year = year_of_era + era * 400 + (*month <= 2);
}
