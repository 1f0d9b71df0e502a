package kz.tolem.readers.registry;

/**
 * Somebody left a family for good.
 *
 * @param family that was left
 * @param person who left it
 * @param on first day in a later family
 * @param later one of the families that the person belonged to afterwards
 * @param place of the later one among them: what lies in the last one is the latest
 */
public record Move(long family, long person, int on, long later, int place) {}
