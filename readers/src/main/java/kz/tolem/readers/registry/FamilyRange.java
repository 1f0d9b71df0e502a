package kz.tolem.readers.registry;

/**
 * Families that are read, calculated and stored together.
 *
 * @param number counted from 0
 * @param fromId lowest family_id that belongs to it; {@link Long#MIN_VALUE}: no lower limit
 * @param toId lowest family_id that no longer belongs to it; {@link Long#MAX_VALUE}: no upper limit
 */
public record FamilyRange(int number, long fromId, long toId) {

    public FamilyRange {
        if (number < 0 || fromId >= toId) {
            throw new IllegalArgumentException("range " + number + ": families " + fromId + " to " + toId);
        }
    }

    /** Whether a family lies in the range. */
    public boolean contains(long family) {
        return family >= fromId && (family < toId || toId == Long.MAX_VALUE);
    }

    /** The range as a condition on a column, in SQL. */
    String condition(String column) {
        StringBuilder sql = new StringBuilder("true");
        if (fromId != Long.MIN_VALUE) {
            sql.append(" AND ").append(column).append(" >= ").append(fromId);
        }
        if (toId != Long.MAX_VALUE) {
            sql.append(" AND ").append(column).append(" < ").append(toId);
        }
        return sql.toString();
    }
}
