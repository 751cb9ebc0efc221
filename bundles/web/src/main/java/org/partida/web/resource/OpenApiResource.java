package org.partida.web.resource;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;

/**
 * The OpenAPI document: the one address that needs no sign-in, and the only one that does not
 * describe itself.
 */
@Path("openapi.json")
public final class OpenApiResource {
  private final String document;

  public OpenApiResource(String document) {
    this.document = document;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String document() {
    return document;
  }
}
