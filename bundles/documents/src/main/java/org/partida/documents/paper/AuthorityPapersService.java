package org.partida.documents.paper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.document.AuthorityPapers;
import org.partida.api.document.AuthorityVerdict;
import org.partida.api.document.AuthorityVerdict.Outcome;
import org.partida.api.document.Document;
import org.partida.api.document.Paper;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.archive.Vault;
import org.partida.base.home.Home;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.documents.intake.Formats;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.network.AuthorityTools;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NoticeExplainer;
import org.partida.spi.network.NoticeFinding;
import org.partida.spi.network.RemoteVerdict;

/** Asks authorities for their PDF and verdict while somebody waits. */
@Component(service = AuthorityPapers.class)
public final class AuthorityPapersService implements AuthorityPapers {
  private final List<AuthorityTools> tools;
  private final List<NoticeExplainer> explainers;
  private final UnitOfWork books;
  private final Vault vault;
  private final Home home;
  private final Clock clock;

  @Activate
  public AuthorityPapersService(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<AuthorityTools> tools,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<NoticeExplainer> explainers,
      @Reference UnitOfWork books,
      @Reference Vault vault,
      @Reference Home home,
      @Reference Clock clock) {
    this.tools = List.copyOf(tools);
    this.explainers = List.copyOf(explainers);
    this.books = books;
    this.vault = vault;
    this.home = home;
    this.clock = clock;
  }

  @Override
  public Sha256 pdf(Actor actor, String document) throws IOException {
    Document d =
        books.read(tx -> tx.documents().find(document)).orElseThrow(() -> unknown(document));
    actor.require(d.company(), Module.DOCUMENTS, Access.READ);
    Optional<Paper> there =
        books.read(tx -> tx.links().papers(d.id())).stream()
            .filter(p -> p.role().equals(Paper.AUTHORITY_PDF))
            // of the paper that the document is made of now
            .filter(p -> p.networkIndex().equals(d.networkIndex()))
            .reduce((first, last) -> last);
    return there.isPresent() ? there.get().hash() : fetched(d);
  }

  private Sha256 fetched(Document d) throws IOException {
    Path pdf = pdf(vault.path(d.original()), home.spool());
    try (InputStream in = Files.newInputStream(pdf)) {
      Vault.Stored stored = vault.store(in);
      keep(d, stored);
      return stored.id();
    } finally {
      Files.deleteIfExists(pdf);
    }
  }

  /** It is filed by name beside the rendering of our own. */
  private void keep(Document d, Vault.Stored pdf) {
    Optional<String> none = Optional.empty();
    books.write(
        tx -> {
          tx.archive()
              .put(
                  new ArchiveRow(
                      d.company(),
                      pdf.id(),
                      Paper.AUTHORITY_PDF,
                      d.number() + ".pdf",
                      pdf.size(),
                      Optional.empty(),
                      none,
                      clock.instant()));
          tx.links()
              .addPaper(
                  new Paper(
                      d.company(),
                      pdf.id(),
                      Paper.AUTHORITY_PDF,
                      Paper.NETWORK,
                      none,
                      Optional.of(d.id()),
                      d.networkIndex(),
                      Optional.empty(),
                      clock.instant()));
          return tx.work()
              .enqueue(WorkOrder.of(Queues.FILE, d.company(), d.id()), clock.instant(), true);
        });
  }

  @Override
  public Path pdf(Path file, Path folder) throws IOException {
    RootElement root = Formats.root(file);
    try {
      return tools(file, root).pdf(file, root, folder);
    } catch (NetworkException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  @Override
  public AuthorityVerdict validate(Path file) throws IOException {
    RootElement root = Formats.root(file);
    AuthorityTools authority = tools(file, root);
    try {
      RemoteVerdict said = authority.validate(file, root);
      return new AuthorityVerdict(
          said.errors().isEmpty() ? Outcome.VALID : Outcome.INVALID,
          explained(authority.network(), said.errors()),
          Optional.empty(),
          said.trace());
    } catch (NetworkException e) {
      return new AuthorityVerdict(
          Outcome.UNKNOWN, List.of(), Optional.of(e.problem()), Optional.empty());
    }
  }

  /** While nobody explains them, they stand as they were said. */
  private List<NoticeFinding> explained(String network, List<String> errors) {
    Optional<String> none = Optional.empty();
    return explainers.stream()
        .filter(x -> x.network().equals(network))
        .findFirst()
        .map(x -> x.explain(errors))
        .orElseGet(
            () ->
                errors.stream()
                    .map(
                        text ->
                            new NoticeFinding(
                                "",
                                List.of(),
                                text,
                                none,
                                none,
                                Map.of(),
                                Map.of(),
                                none,
                                Optional.empty()))
                    .toList());
  }

  private AuthorityTools tools(Path file, RootElement root) throws IOException {
    if (tools.isEmpty()) {
      throw new PartidaException(
          new Problem(
              "network.missing",
              "no running bundle can ask an authority",
              "",
              "start the network's feature, such as partida-ro-spv"));
    }
    AuthorityTools authority =
        tools.stream()
            .filter(t -> t.takes(root))
            .findFirst()
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "paper.kind",
                            "the authority looks at no document with the root " + root.localName(),
                            "",
                            "give a UBL invoice or credit note")));
    long most = authority.maxBytes();
    if (Files.size(file) > most) {
      throw new PartidaException(
          new Problem(
              "paper.size",
              "the authority looks at documents up to " + (most >> 20) + " MB",
              "",
              "leave out attachments, or do without"));
    }
    return authority;
  }

  private static PartidaException unknown(String document) {
    return new PartidaException(
        new Problem(
            "document.unknown",
            "there is no document " + document,
            document,
            "document-list shows the ids"));
  }
}
