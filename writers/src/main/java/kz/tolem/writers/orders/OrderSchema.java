package kz.tolem.writers.orders;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** The columns of a file of orders: what finance builds on. */
final class OrderSchema {

    /** Decimals of a coefficient. */
    static final int COEFFICIENT_SCALE = 4;

    private static final LogicalTypeAnnotation MONEY = decimalType(2, 15);

    static final MessageType MESSAGE = Types.buildMessage()
            .required(BINARY)
            .as(stringType())
            .named("order_id")
            .required(BINARY)
            .as(stringType())
            .named("run")
            .required(INT32)
            .as(dateType())
            .named("month")
            .required(BINARY)
            .as(stringType())
            .named("benefit")
            .optional(BINARY)
            .as(stringType())
            .named("form")
            .required(BINARY)
            .as(stringType())
            .named("kind")
            .required(INT64)
            .named("family_id")
            .optional(INT64)
            .named("person_id")
            .required(INT64)
            .named("payee_id")
            .required(BINARY)
            .as(stringType())
            .named("payee_iin")
            .required(BINARY)
            .as(stringType())
            .named("iban")
            .required(BINARY)
            .as(stringType())
            .named("bic")
            .required(BINARY)
            .as(stringType())
            .named("region")
            .optional(BINARY)
            .as(stringType())
            .named("district")
            .required(INT64)
            .as(MONEY)
            .named("amount")
            .optional(INT64)
            .as(MONEY)
            .named("base")
            .optional(INT32)
            .as(decimalType(COEFFICIENT_SCALE, 9))
            .named("coefficient")
            .required(INT32)
            .named("quantity")
            .required(BINARY)
            .as(stringType())
            .named("legal_basis")
            .optional(BINARY)
            .as(stringType())
            .named("replaces")
            .named("orders");

    private OrderSchema() {}
}
