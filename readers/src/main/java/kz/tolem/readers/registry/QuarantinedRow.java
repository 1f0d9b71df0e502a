package kz.tolem.readers.registry;

import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.LongColumn;

/**
 * A row of the registry with a defect. Holds no IIN, no IBAN, no text of the registry.
 *
 * @param table name of the table in schema {@code registry}
 * @param key the row's primary key, its parts separated by {@code /}
 * @param family family_id of the row
 * @param person person_id of the row, {@link LongColumn#NONE} when it has none
 * @param defect what is wrong
 * @param detail which columns say so
 */
public record QuarantinedRow(String table, String key, long family, long person, Defect defect, String detail) {}
