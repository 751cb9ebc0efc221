package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.partida.api.security.Grant;
import org.partida.api.security.PersonState;
import org.partida.base.json.Json;
import org.partida.base.port.PeopleStore;

/** Who signs in, in SQL. */
final class People implements PeopleStore {
  private final Handle h;

  People(Handle h) {
    this.h = h;
  }

  @Override
  public void put(Person person) {
    h.createUpdate(
            "insert into person (id, name, secret_hash, token_hash, grants, mail, phone, language, state, realm)"
                + " values (:id, :name, :secret, :token, :grants, :mail, :phone, :language, :state, :realm)"
                + " on conflict (id) do update set name = excluded.name, secret_hash = excluded.secret_hash,"
                + " token_hash = excluded.token_hash, grants = excluded.grants, mail = excluded.mail,"
                + " phone = excluded.phone, language = excluded.language, state = excluded.state,"
                + " realm = excluded.realm")
        .bind("id", person.id())
        .bind("name", person.name())
        .bind("secret", person.secretHash())
        .bind("token", person.tokenHash())
        .bind("grants", Json.write(person.grants()))
        .bind("mail", person.profile().mail())
        .bind("phone", person.profile().phone())
        .bind("language", person.profile().language())
        .bind("state", person.profile().state().name())
        .bind("realm", person.profile().realm())
        .execute();
  }

  @Override
  public Optional<Person> byTokenHash(String hash) {
    // who has no token has an empty hash: that must open nobody's door
    if (hash.isBlank()) {
      return Optional.empty();
    }
    return h.createQuery("select * from person where token_hash = :hash order by id limit 1")
        .bind("hash", hash)
        .map((rs, c) -> person(rs))
        .findOne();
  }

  @Override
  public Optional<Person> find(String id) {
    return h.createQuery("select * from person where id = :id")
        .bind("id", id)
        .map((rs, c) -> person(rs))
        .findOne();
  }

  @Override
  public Optional<Person> byMail(String mail) {
    if (mail.isBlank()) {
      return Optional.empty();
    }
    List<Person> found =
        h.createQuery("select * from person where lower(mail) = :mail order by id limit 2")
            .bind("mail", mail.strip().toLowerCase(Locale.ROOT))
            .map((rs, c) -> person(rs))
            .list();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  @Override
  public List<Person> list() {
    return h.createQuery("select * from person order by id").map((rs, c) -> person(rs)).list();
  }

  private static Person person(ResultSet rs) throws SQLException {
    return new Person(
        rs.getString("id"),
        rs.getString("name"),
        rs.getString("secret_hash"),
        rs.getString("token_hash"),
        Json.readList(rs.getString("grants"), Grant.class),
        new Profile(
            rs.getString("mail"),
            rs.getString("phone"),
            rs.getString("language"),
            PersonState.valueOf(rs.getString("state")),
            rs.getString("realm")));
  }
}
