/*
 * SARIF (Static Analysis Results Interchange Format 2.1.0) as seen by the rest
 * of src/report. What its files share is in parts.h. Constant.
 */
#ifndef DL_REPORT_SARIF_SARIF_H
#define DL_REPORT_SARIF_SARIF_H

#include "report/report.h"

extern const dl_format dl_format_sarif;

#endif
