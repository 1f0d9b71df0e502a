package kz.tolem.jobs.run;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Many rows as the parameters of one statement, a column each. */
public final class ArrayParameter {

    private ArrayParameter() {}

    /**
     * Sets a parameter to one value of each row.
     *
     * @param type of an element, as PostgreSQL calls it
     */
    public static <T> void set(
            PreparedStatement statement,
            int parameter,
            String type,
            List<T> rows,
            Function<? super T, ? extends @Nullable Object> value)
            throws SQLException {
        @Nullable Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        statement.setArray(parameter, statement.getConnection().createArrayOf(type, values));
    }
}
