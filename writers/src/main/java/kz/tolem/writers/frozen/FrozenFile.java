package kz.tolem.writers.frozen;

/**
 * A file of the frozen registry, as it was written.
 *
 * @param name without directory
 * @param bytes its length
 * @param sha256 of all its bytes, lower-case hexadecimal
 * @param rows rows in it
 */
public record FrozenFile(String name, long bytes, String sha256, long rows) {}
