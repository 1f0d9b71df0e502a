/**
 * The law as code. JDK and a YAML parser, nothing else: no Spring, no database, no clock, no file of the pipeline.
 *
 * <p>{@link kz.tolem.calc.Calculation} runs the rules of every month over a batch of families; the rules are in
 * {@code rule}, what they read in {@code family} and {@code law}, what comes of it in {@code outcome}.
 */
@NullMarked
package kz.tolem.calc;

import org.jspecify.annotations.NullMarked;
