package kz.tolem.writers.casework;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;
import static org.apache.parquet.schema.Type.Repetition.OPTIONAL;
import static org.apache.parquet.schema.Type.Repetition.REQUIRED;

import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** The columns of a list for caseworkers; every list begins with whom, what and when a case is about. */
final class CaseSchema {

    private final Types.MessageTypeBuilder columns = Types.buildMessage();

    CaseSchema() {
        columns.required(INT64).named("family_id");
        columns.optional(INT64).named("person_id");
        text("benefit");
        columns.required(INT32).as(dateType()).named("month");
    }

    CaseSchema text(String name) {
        return text(name, REQUIRED);
    }

    CaseSchema textOrNull(String name) {
        return text(name, OPTIONAL);
    }

    /** In tenge. */
    CaseSchema amount(String name) {
        return amount(name, REQUIRED);
    }

    CaseSchema amountOrNull(String name) {
        return amount(name, OPTIONAL);
    }

    private CaseSchema text(String name, Repetition repetition) {
        columns.primitive(BINARY, repetition).as(stringType()).named(name);
        return this;
    }

    private CaseSchema amount(String name, Repetition repetition) {
        columns.primitive(INT64, repetition).as(decimalType(2, 15)).named(name);
        return this;
    }

    MessageType named(String name) {
        return columns.named(name);
    }
}
