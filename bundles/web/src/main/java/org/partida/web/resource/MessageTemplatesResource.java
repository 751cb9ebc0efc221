package org.partida.web.resource;

import java.util.List;
import java.util.Locale;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.partida.views.MessageTemplates;
import org.partida.views.Obj;
import org.partida.web.openapi.Doc;

/** {@code spv-message --templates}: ready texts for {@link SellerMessageResource}. */
@Path("message-templates")
@Produces(MediaType.APPLICATION_JSON)
public final class MessageTemplatesResource {
  @GET
  @Doc(
      value = "Ready texts for messages to sellers",
      answer = Doc.Answer.LIST,
      of = "MessageTemplate")
  public List<Obj> list(
      @QueryParam("lang") @DefaultValue("ro") @Doc("the seller's language, ro or en") String lang) {
    return Lists.of(MessageTemplates.all(Locale.forLanguageTag(lang)), MessageTemplates::view);
  }
}
