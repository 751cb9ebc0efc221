package org.partida.portfolio.person;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.api.security.People;
import org.partida.api.security.PersonDraft;
import org.partida.api.security.PersonInfo;
import org.partida.api.security.PersonState;
import org.partida.api.security.RolePreset;
import org.partida.base.port.PeopleStore.Person;
import org.partida.base.port.PeopleStore.Profile;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** People and their rights. Somebody who administers always stays. Thread-safe. */
@Component(service = People.class)
public final class PeopleService implements People {
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,99}");
  private static final Pattern MAIL = Pattern.compile("[^@\\s]{1,100}@[^@\\s]{1,100}");
  private static final Set<String> LANGUAGES = Set.of("", "ro", "it", "en");

  private final UnitOfWork books;
  private final Door door;

  @Activate
  public PeopleService(@Reference UnitOfWork books, @Reference Door door) {
    this.books = books;
    this.door = door;
  }

  @Override
  public List<PersonInfo> list(Actor actor) {
    actor.requireAll(Module.ADMINISTRATION, Access.READ);
    return books.read(tx -> tx.people().list()).stream().map(PeopleService::info).toList();
  }

  @Override
  public PersonInfo find(Actor actor, String id) {
    actor.requireAll(Module.ADMINISTRATION, Access.READ);
    return info(books.read(tx -> known(tx, id)));
  }

  @Override
  public PersonInfo add(Actor actor, PersonDraft draft) {
    actor.requireAll(Module.ADMINISTRATION, Access.WRITE);
    if (!ID.matcher(draft.id()).matches()) {
      throw problem(
          "usage",
          "this is no sign-in name: " + draft.id(),
          draft.id(),
          "take letters, digits and . _ - @, up to 100");
    }
    return books.write(
        tx -> {
          if (tx.people().find(draft.id()).isPresent()) {
            throw problem(
                "person.there",
                "there is somebody called " + draft.id(),
                draft.id(),
                "take another name; who was removed keeps the old one");
          }
          Person p = new Person(draft.id(), draft.name().orElse(draft.id()), "", "", List.of());
          return kept(tx, actor, p, told(p, draft), "person.add", "");
        });
  }

  @Override
  public PersonInfo change(Actor actor, PersonDraft draft) {
    return changed(actor, draft.id(), "person.change", "", p -> told(p, draft));
  }

  private static Person told(Person p, PersonDraft d) {
    Profile old = p.profile();
    Profile profile =
        new Profile(
            d.mail().map(String::strip).orElse(old.mail()),
            d.phone().map(String::strip).orElse(old.phone()),
            d.language().orElse(old.language()),
            old.state(),
            old.realm());
    if (!profile.mail().isEmpty() && !MAIL.matcher(profile.mail()).matches()) {
      throw problem(
          "usage", "this is no mail address: " + profile.mail(), "mail", "write name@example.com");
    }
    if (!LANGUAGES.contains(profile.language())) {
      throw problem(
          "usage", "there is no language " + profile.language(), "language", "ro, it or en");
    }
    String name = d.name().map(String::strip).filter(n -> !n.isEmpty()).orElse(p.name());
    return new Person(p.id(), name, p.secretHash(), p.tokenHash(), p.grants(), profile);
  }

  @Override
  public PersonInfo grant(Actor actor, String id, List<Grant> grants) {
    return changed(actor, id, "person.grant", words(grants), p -> with(p, grants));
  }

  @Override
  public PersonInfo grantRole(Actor actor, String id, String role, List<CompanyId> companies) {
    RolePreset preset = Roles.role(role);
    if (preset.firm() != companies.isEmpty()) {
      throw problem(
          "usage",
          preset.firm()
              ? "the role " + role + " is for all companies"
              : "the role " + role + " is for chosen companies",
          "companies",
          preset.firm() ? "name no company" : "name at least one company");
    }
    List<Grant> grants = preset.grants(companies);
    return changed(actor, id, "person.grant", role + ": " + words(grants), p -> with(p, grants));
  }

  private static Person with(Person p, List<Grant> grants) {
    Set<Grant> all = new LinkedHashSet<>(p.grants());
    all.addAll(grants);
    return p.withGrants(new ArrayList<>(all));
  }

  @Override
  public PersonInfo revoke(
      Actor actor, String id, Optional<CompanyId> company, Optional<Module> module) {
    return changed(
        actor,
        id,
        "person.revoke",
        company.map(CompanyId::value).orElse("*") + " " + module.map(Module::name).orElse("*"),
        p ->
            p.withGrants(
                p.grants().stream()
                    .filter(
                        g ->
                            company.isPresent() && !company.equals(g.company())
                                || module.isPresent() && !module.equals(g.module()))
                    .toList()));
  }

  @Override
  public PersonInfo lock(Actor actor, String id) {
    return changed(
        actor,
        id,
        "person.lock",
        "",
        p -> p.withProfile(p.profile().withState(PersonState.LOCKED)));
  }

  @Override
  public PersonInfo unlock(Actor actor, String id) {
    return changed(
        actor,
        id,
        "person.unlock",
        "",
        p -> p.withProfile(p.profile().withState(PersonState.ACTIVE)));
  }

  @Override
  public void remove(Actor actor, String id) {
    changed(
        actor,
        id,
        "person.remove",
        "",
        p ->
            new Person(
                p.id(),
                p.name(),
                "",
                "",
                List.of(),
                new Profile("", "", "", PersonState.REMOVED, p.profile().realm())));
  }

  @Override
  public String renewToken(Actor actor, String id) {
    String token = door.secret();
    changed(actor, id, "person.token", "", p -> p.withToken(Door.hash(token)));
    return token;
  }

  @Override
  public List<RolePreset> roles() {
    return Roles.all();
  }

  private PersonInfo changed(
      Actor actor, String id, String action, String detail, UnaryOperator<Person> change) {
    actor.requireAll(Module.ADMINISTRATION, Access.WRITE);
    return books.write(
        tx -> {
          Person p = known(tx, id);
          return kept(tx, actor, p, change.apply(p), action, detail);
        });
  }

  private PersonInfo kept(
      Tx tx, Actor actor, Person before, Person after, String action, String detail) {
    if (administers(before)
        && !administers(after)
        && tx.people().list().stream()
            .noneMatch(x -> !x.id().equals(before.id()) && administers(x))) {
      throw problem(
          "person.last-administrator",
          before.id() + " is the last one who administers",
          before.id(),
          "make somebody else an administrator first");
    }
    tx.people().put(after);
    if (!after.active()) {
      tx.sessions().endAll(after.id(), "");
    } else {
      Door.forget(tx, after.id());
    }
    door.add(tx, actor, action, after.id(), detail);
    return info(after);
  }

  private static boolean administers(Person p) {
    return p.active()
        && SignInService.actor(p, Channel.WEB).mayAll(Module.ADMINISTRATION, Access.WRITE);
  }

  private static Person known(Tx tx, String id) {
    return tx.people()
        .find(id)
        .filter(p -> p.profile().state() != PersonState.REMOVED)
        .orElseThrow(() -> SignInService.unknown(id));
  }

  private static PersonInfo info(Person p) {
    Profile f = p.profile();
    return new PersonInfo(
        p.id(),
        p.name(),
        some(f.mail()),
        some(f.phone()),
        some(f.language()),
        f.state(),
        some(f.realm()),
        !p.secretHash().isEmpty(),
        !p.tokenHash().isEmpty(),
        p.grants());
  }

  private static Optional<String> some(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  private static String words(List<Grant> grants) {
    return String.join(
        ", ",
        grants.stream()
            .map(
                g ->
                    g.company().map(CompanyId::value).orElse("*")
                        + " "
                        + g.module().map(Module::name).orElse("*")
                        + " "
                        + g.access())
            .toList());
  }

  private static PartidaException problem(
      String code, String message, String location, String fix) {
    return new PartidaException(new Problem(code, message, location, fix));
  }
}
