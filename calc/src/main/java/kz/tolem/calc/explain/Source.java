package kz.tolem.calc.explain;

import java.time.LocalDate;

/**
 * What an explanation is made from.
 *
 * @param run name of the run
 * @param asOf the day as of which it was computed
 * @param sample whether the people are made up
 * @param lawDigest of the law that it was computed with
 */
public record Source(String run, LocalDate asOf, boolean sample, String lawDigest) {}
