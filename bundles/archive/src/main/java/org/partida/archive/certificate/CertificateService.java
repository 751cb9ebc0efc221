package org.partida.archive.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.archive.ArchiveReport;
import org.partida.api.archive.Certificate;
import org.partida.api.archive.Certificates;
import org.partida.api.company.Company;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.archive.FileVault;
import org.partida.base.archive.Vault;
import org.partida.base.file.RealFiles;
import org.partida.base.home.Home;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.AuditStore;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.action.Progress;
import org.partida.spi.network.Network;
import org.partida.spi.render.CertificateRenderer;

/** Certificates of completeness: made, archived, checked again. */
@Component(service = Certificates.class)
public final class CertificateService implements Certificates {
  /** Role of both files in the archive's index. */
  static final String ROLE = "CERTIFICATE";

  private final UnitOfWork books;
  private final Vault vault;
  private final Home home;
  private final List<Network> networks;
  private final List<CertificateRenderer> renderers;
  private final Clock clock;
  private final Maker maker;

  @Activate
  public CertificateService(
      @Reference UnitOfWork books,
      @Reference Vault vault,
      @Reference Home home,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Network> networks,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<CertificateRenderer> renderers,
      @Reference Clock clock) {
    this.books = books;
    this.vault = vault;
    this.home = home;
    this.networks = List.copyOf(networks);
    this.renderers = List.copyOf(renderers);
    this.clock = clock;
    this.maker = new Maker(books, vault, new Bytes(home.spool()), clock);
  }

  @Override
  public Issued issue(
      Actor actor, CompanyId company, YearMonth month, Locale language, Progress progress)
      throws IOException {
    actor.require(company, Module.ARCHIVE, Access.WRITE);
    Company found = books.read(tx -> tx.companies().require(company));
    Certificate c = maker.make(found, network(found), month, progress);
    String name = "certificate_" + company + "_" + month;
    Vault.Stored json = vault.store(new ByteArrayInputStream(CanonicalJson.bytes(c)));
    Optional<Vault.Stored> pdf = render(c, language);
    books.write(
        tx -> {
          tx.archive().put(row(company, json, name + ".json"));
          pdf.ifPresent(p -> tx.archive().put(row(company, p, name + ".pdf")));
          tx.audit()
              .add(
                  new AuditStore.Row(
                      clock.instant(),
                      actor.id(),
                      actor.channel().name(),
                      Optional.of(company),
                      "certificate.issue",
                      month.toString(),
                      json.id().hex()));
          return json;
        });
    return new Issued(c, json.id(), pdf.map(Vault.Stored::id), name);
  }

  private Network network(Company company) {
    String id =
        books
            .read(tx -> company.connection().flatMap(tx.connections()::find))
            .map(ConnectionRow::network)
            .orElseThrow(
                () ->
                    problem(
                        "sync.unconnected",
                        company.id() + " has no connection, so nothing was listed for it",
                        company.id().value()));
    return networks.stream()
        .filter(n -> n.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> problem("network.missing", "the bundle for " + id + " is not running", id));
  }

  private Optional<Vault.Stored> render(Certificate c, Locale language) throws IOException {
    if (renderers.isEmpty()) {
      return Optional.empty();
    }
    Path file = Files.createTempFile(home.spool(), "certificate-", ".pdf");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        renderers.get(0).render(c, language, out);
      }
      try (InputStream in = Files.newInputStream(file)) {
        return Optional.of(vault.store(in));
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private ArchiveRow row(CompanyId company, Vault.Stored s, String name) {
    return new ArchiveRow(
        company, s.id(), ROLE, name, s.size(), Optional.empty(), Optional.empty(), clock.instant());
  }

  @Override
  public ArchiveReport check(Actor actor, byte[] json, Optional<Path> folder, Progress progress)
      throws IOException {
    Map<String, Object> map = Checker.read(json);
    CompanyId company = company(map);
    actor.require(company, Module.ARCHIVE, Access.READ);
    Checker checker = new Checker(new Bytes(home.spool()), networks);
    if (folder.isPresent()) {
      FileVault theirs = new FileVault(archive(folder.get()), home.spool(), new RealFiles());
      return checker.check(json, theirs::path, progress);
    }
    ArchiveReport report = checker.check(json, vault::path, progress);
    return isOurs(company, json) ? report : with(report, notOurs(company));
  }

  /** The folder {@code books}, or the archive in it. */
  private static Path archive(Path folder) {
    Path inside = folder.resolve("archive");
    Path archive = Files.isDirectory(inside) ? inside : folder;
    if (!Files.isDirectory(archive)) {
      throw problem("certificate.books", "there is no such folder", folder.toString());
    }
    return archive;
  }

  private boolean isOurs(CompanyId company, byte[] json) {
    return books.read(tx -> tx.archive().find(company, Sha256.of(json))).stream()
        .anyMatch(r -> r.role().equals(ROLE));
  }

  private static Problem notOurs(CompanyId company) {
    return new Problem(
        "certificate.not-archived",
        "this certificate was not made here, or was changed since",
        company.value(),
        "compare it with the one in the archive; name --books to check it against another archive");
  }

  private static ArchiveReport with(ArchiveReport r, Problem more) {
    List<Problem> all = new java.util.ArrayList<>(r.findings());
    all.add(more);
    return new ArchiveReport(r.objects(), r.bytes(), r.sealsValid(), r.sealsBroken(), all);
  }

  private static CompanyId company(Map<String, Object> map) {
    try {
      return new CompanyId(String.valueOf(map.get("company")));
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "certificate.unreadable",
              "the certificate names no company",
              "company",
              "take the certificate from the archive"),
          e);
    }
  }

  private static PartidaException problem(String code, String message, String location) {
    return new PartidaException(
        new Problem(code, message, location, "check the name, and start what is missing"));
  }
}
