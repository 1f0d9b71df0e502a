package kz.tolem.writers.report;

import java.util.List;

/** Lines that belong together, under their sum. */
record Group(String label, String count, String amount, List<Line> lines) {

    /** Whether the sum says more than the only line. */
    boolean isSummed() {
        return lines.size() > 1;
    }
}
