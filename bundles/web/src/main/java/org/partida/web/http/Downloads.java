package org.partida.web.http;

import java.io.InputStream;
import java.io.OutputStream;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;

/** Answers that a browser saves and never shows. */
public final class Downloads {
  private Downloads() {}

  /**
   * @param name made by {@link org.partida.base.file.FileNames}: plain ASCII without quotes
   */
  public static Response of(String name, String mediaType, StreamingOutput content) {
    return Response.ok(content, MediaType.valueOf(mediaType))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }

  public static Response of(String name, String mediaType, InputStream content) {
    return of(
        name,
        mediaType,
        (OutputStream out) -> {
          try (content) {
            content.transferTo(out);
          }
        });
  }
}
