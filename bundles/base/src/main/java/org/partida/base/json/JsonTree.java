package org.partida.base.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * JSON that people and foreign programs wrote, with the line of each value, so that what is wrong
 * can be found in the file. Numbers are kept as they are written. Immutable.
 *
 * @param line line of the file, counted from 1
 * @param text the value, if it is a text, a number or a truth value
 * @param fields by name, if it is an object
 * @param items if it is an array
 */
public record JsonTree(
    int line, Optional<String> text, Map<String, JsonTree> fields, List<JsonTree> items) {
  private static final int DEPTH = 20;
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** A text, number or truth value. */
  public static JsonTree value(int line, String text) {
    return new JsonTree(line, Optional.of(text), Map.of(), List.of());
  }

  /** As JSON; plain values become texts, so no number is ever rounded. */
  public String write() {
    if (text.isPresent()) {
      return Json.write(text.get());
    }
    if (!items.isEmpty()) {
      return items.stream().map(JsonTree::write).collect(Collectors.joining(",", "[", "]"));
    }
    return fields.isEmpty()
        ? "null"
        : fields.entrySet().stream()
            .map(f -> Json.write(f.getKey()) + ":" + f.getValue().write())
            .collect(Collectors.joining(",", "{", "}"));
  }

  /** An object. */
  public static JsonTree object(int line, Map<String, JsonTree> fields) {
    return new JsonTree(line, Optional.empty(), fields, List.of());
  }

  /** An array. */
  public static JsonTree array(int line, List<JsonTree> items) {
    return new JsonTree(line, Optional.empty(), Map.of(), items);
  }

  /**
   * Reads a file's text.
   *
   * @throws PartidaException {@code json.unreadable} with file and line
   */
  public static JsonTree read(String text, String file) {
    try (JsonParser p = FACTORY.createParser(text)) {
      p.nextToken();
      JsonTree tree = tree(p, DEPTH);
      if (p.nextToken() != null) {
        throw unreadable(file, p.currentLocation().getLineNr(), "something follows the end", null);
      }
      return tree;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw unreadable(file, line, e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw unreadable(file, 1, String.valueOf(e.getMessage()), e);
    }
  }

  private static PartidaException unreadable(
      String file, int line, String message, IOException cause) {
    Problem p =
        new Problem(
            "json.unreadable",
            "not readable as JSON: " + message,
            file + " line " + line,
            "correct the text there");
    return cause == null ? new PartidaException(p) : new PartidaException(p, cause);
  }

  private static JsonTree tree(JsonParser p, int depth) throws IOException {
    int line = p.currentTokenLocation().getLineNr();
    if (depth == 0 || p.currentToken() == null) {
      throw new IOException(depth == 0 ? "nested too deeply" : "there is nothing in it");
    }
    return switch (p.currentToken()) {
      case START_OBJECT -> {
        Map<String, JsonTree> fields = new LinkedHashMap<>();
        while (p.nextToken() != JsonToken.END_OBJECT) {
          String name = p.currentName();
          p.nextToken();
          fields.put(name, tree(p, depth - 1));
        }
        yield object(line, fields);
      }
      case START_ARRAY -> {
        List<JsonTree> items = new ArrayList<>();
        while (p.nextToken() != JsonToken.END_ARRAY) {
          items.add(tree(p, depth - 1));
        }
        yield array(line, items);
      }
      case VALUE_NULL -> new JsonTree(line, Optional.empty(), Map.of(), List.of());
      default -> value(line, p.getText());
    };
  }
}
