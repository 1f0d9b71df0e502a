package kz.tolem.writers.json;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import kz.tolem.calc.Tiyn;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.ser.std.StdSerializer;

/** How {@link AmountText} is written and read. */
final class AmountJson {

    private static final Pattern FORM = Pattern.compile("-?(0|[1-9][0-9]{0,15})\\.[0-9]{2}");

    private AmountJson() {}

    static final class Writer extends StdSerializer<Long> {

        Writer() {
            super(Long.class);
        }

        @Override
        public void serialize(Long tiyn, JsonGenerator json, SerializationContext context) {
            json.writeString(Tiyn.toTenge(tiyn).toPlainString());
        }
    }

    static final class Reader extends StdDeserializer<Long> {

        Reader() {
            super(Long.class);
        }

        @Override
        public Long deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING
                    || !FORM.matcher(json.getString()).matches()) {
                throw MismatchedInputException.from(json, Long.class, "no amount with two decimals");
            }
            return Tiyn.of(new BigDecimal(json.getString()));
        }
    }
}
