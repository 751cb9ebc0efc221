package org.partida.web.http;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyWriter;
import org.partida.base.json.Json;
import org.partida.views.Obj;

/**
 * Writes views, and lists of them, by the same JSON writer that the commands use: one form for
 * both.
 */
@Produces({MediaType.APPLICATION_JSON, Problems.JSON})
public final class JsonWriter implements MessageBodyWriter<Object> {
  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return Obj.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(text(value).getBytes(StandardCharsets.UTF_8));
  }

  /** A view, or a collection of views, as JSON text. */
  public static String text(Object value) {
    return Json.write(plain(value));
  }

  private static Object plain(Object value) {
    if (value instanceof Obj o) {
      return o.map();
    }
    return value instanceof Collection<?> c ? c.stream().map(JsonWriter::plain).toList() : value;
  }
}
