package org.partida.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import javax.ws.rs.Consumes;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import org.partida.base.json.Json;

/** Reads records of the request; no body at all is a record with nothing in it. */
@Consumes(MediaType.WILDCARD)
public final class JsonReader implements MessageBodyReader<Object> {
  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type.isRecord();
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    return Json.read(text.isBlank() ? "{}" : text, type);
  }
}
