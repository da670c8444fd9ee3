/*
 * SARIF (Static Analysis Results Interchange Format 2.1.0), as the rest of
 * src/report sees it. What its files share is in parts.h. Constant.
 */
#ifndef DL_REPORT_SARIF_SARIF_H
#define DL_REPORT_SARIF_SARIF_H

#include "report/report.h"

extern const dl_format dl_format_sarif;

#endif
