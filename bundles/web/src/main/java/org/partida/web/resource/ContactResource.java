package org.partida.web.resource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.company.Contacts;
import org.partida.model.CompanyId;
import org.partida.views.ContactView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.Downloads;
import org.partida.web.http.MaxBody;
import org.partida.web.http.Uploaded;
import org.partida.web.openapi.Doc;

/** {@code contact-list contact-add contact-change contact-remove contact-import contact-export}. */
@Path("contacts")
@Produces(MediaType.APPLICATION_JSON)
public final class ContactResource {
  private static final String CSV = "text/csv;charset=utf-8";

  private final Services services;

  public ContactResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(value = "People of client companies", answer = Doc.Answer.LIST, of = "Contact")
  public List<Obj> list(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("one company only") CompanyId company) {
    return Lists.of(
        contacts().list(Caller.actor(who), Optional.ofNullable(company)), ContactView::of);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Keeps a person; the same e-mail address is the same person", of = "Contact")
  public Obj put(@Context SecurityContext who, ContactBody body) {
    return ContactView.of(contacts().put(Caller.actor(who), body.draft()));
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Puts this in place of all that is known of a person", of = "Contact")
  public Obj replace(@Context SecurityContext who, @PathParam("id") String id, ContactBody body) {
    return ContactView.of(contacts().replace(Caller.actor(who), id, body.draft()));
  }

  @DELETE
  @Path("{id}")
  @Doc(value = "Removes a person", of = "Contact")
  public Obj remove(@Context SecurityContext who, @PathParam("id") String id) {
    contacts().remove(Caller.actor(who), id);
    return Obj.obj().put("id", id).put("removed", true);
  }

  @POST
  @Path("import")
  @MaxBody(MaxBody.DOCUMENT)
  @Consumes(MediaType.WILDCARD)
  @Doc(
      value =
          "Reads people from CSV with company, name, mail, phone, role; again changes nothing, rows that are wrong are named and left out",
      of = "ContactImport")
  public Obj importCsv(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("whose people they are where the line does not say")
          CompanyId company,
      @HeaderParam("X-File-Name") @Doc("name of the file") String name,
      InputStream body)
      throws IOException {
    return ContactView.of(
        contacts()
            .importCsv(
                Caller.actor(who),
                Optional.ofNullable(company),
                Uploaded.safe(Uploaded.utf8(name)),
                body));
  }

  @GET
  @Path("export")
  @Produces("text/csv")
  @Doc(value = "People as CSV that can be read again", answer = Doc.Answer.FILE)
  public Response exportCsv(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("one company only") CompanyId company)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    contacts().exportCsv(Caller.actor(who), Optional.ofNullable(company), bytes);
    return Downloads.of("contacts.csv", CSV, out -> bytes.writeTo(out));
  }

  private Contacts contacts() {
    return services.need(Contacts.class);
  }
}
