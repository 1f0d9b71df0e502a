package kz.tolem.calc.law;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.tolem.calc.Message;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** A place in a law file. Every scalar is text: nothing is guessed to be a number, a date or a truth value. */
final class LawNode {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setSchema(new FailsafeSchema()).build();

    private final String file;
    private final String path;
    private final Node node;

    private LawNode(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /** The one document of a file. */
    static LawNode read(String file, byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return new Compose(SETTINGS)
                    .composeString(text)
                    .map(node -> new LawNode(file, "", node))
                    .orElseThrow(() ->
                            new InvalidLaw(file, "", Message.of("the file is empty; remove it or enter something")));
        } catch (CharacterCodingException notUtf8) {
            throw new InvalidLaw(file, "", Message.of("is not UTF-8 text; save it as UTF-8"), notUtf8);
        } catch (YamlEngineException notYaml) {
            throw new InvalidLaw(file, "", Message.of("is not YAML: {}", notYaml.getMessage()), notYaml);
        }
    }

    String file() {
        return file;
    }

    /** Says what is wrong here. */
    InvalidLaw invalid(Message what) {
        String line =
                node.getStartMark().map(mark -> "line " + (mark.getLine() + 1)).orElse("");
        return new InvalidLaw(file, path.isEmpty() ? line : line + ", " + path, what);
    }

    /** Keys and values in the order of the file. */
    Map<String, LawNode> mapping() {
        if (!(node instanceof MappingNode mapping)) {
            throw invalid(Message.of("must be a mapping of names to values"));
        }
        Map<String, LawNode> found = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = new LawNode(file, path, tuple.getKeyNode()).text();
            LawNode value = new LawNode(file, path.isEmpty() ? key : path + "/" + key, tuple.getValueNode());
            if (found.put(key, value) != null) {
                throw value.invalid(Message.of("stands here twice"));
            }
        }
        return found;
    }

    /** A mapping that has all of {@code required}, perhaps some of {@code optional}, and nothing else. */
    Fields fields(List<String> required, List<String> optional) {
        Map<String, LawNode> found = mapping();
        for (String key : required) {
            if (!found.containsKey(key)) {
                throw invalid(Message.of("{} is missing", key));
            }
        }
        for (Map.Entry<String, LawNode> field : found.entrySet()) {
            if (!required.contains(field.getKey()) && !optional.contains(field.getKey())) {
                throw field.getValue()
                        .invalid(Message.of("is not known here; known are {} and {}", required, optional));
            }
        }
        return new Fields(found);
    }

    /** The elements of a list. */
    List<LawNode> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw invalid(Message.of("must be a list"));
        }
        List<LawNode> found = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            found.add(new LawNode(file, path + "[" + (found.size() + 1) + "]", element));
        }
        return found;
    }

    /** One line of text that is not empty. */
    String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw invalid(Message.of("must be a single value"));
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty()) {
            throw invalid(Message.of("is empty"));
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw invalid(Message.of("must be one line of text"));
            }
        }
        return text;
    }

    /** Fields of a mapping whose names have been checked. */
    record Fields(Map<String, LawNode> byName) {

        boolean has(String name) {
            return byName.containsKey(name);
        }

        /** A field that was required, or that {@link #has} found. */
        LawNode get(String name) {
            LawNode found = byName.get(name);
            if (found == null) {
                throw new IllegalArgumentException("no field " + name);
            }
            return found;
        }
    }
}
