package kz.tolem.jobs.step;

import java.nio.file.Path;
import kz.tolem.readers.frozen.FrozenIndex;

/**
 * The frozen registry of a run.
 *
 * @param directory where its files lie
 * @param index what it consists of, with the digest of each file
 */
record FrozenRegistry(Path directory, FrozenIndex index) {}
