package org.partida.portfolio.person;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.security.Access;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.api.security.RolePreset;
import org.partida.base.json.Json;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** The presets of rights, from a dated data file. */
final class Roles {
  private static final List<RolePreset> ALL = read("roles-2026-12-01.json");

  private Roles() {}

  /** The file. */
  record FileOfRoles(LocalDate from, List<Role> roles) {}

  /** A role; a right is written as {@code MODULE:ACCESS}, with {@code *} for every module. */
  record Role(String id, Map<String, String> names, boolean firm, List<String> rights) {
    RolePreset preset() {
      return new RolePreset(id, names, firm, rights.stream().map(Roles::right).toList());
    }
  }

  static List<RolePreset> all() {
    return ALL;
  }

  static RolePreset role(String id) {
    return ALL.stream()
        .filter(r -> r.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "role.unknown",
                        "there is no role " + id,
                        id,
                        "one of " + ALL.stream().map(RolePreset::id).toList())));
  }

  private static Grant right(String text) {
    String[] p = text.split(":", 2);
    return new Grant(
        Optional.empty(),
        p[0].equals("*") ? Optional.empty() : Optional.of(Module.valueOf(p[0])),
        Access.valueOf(p[1]));
  }

  private static List<RolePreset> read(String name) {
    try (InputStream in = Roles.class.getResourceAsStream(name)) {
      return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), FileOfRoles.class)
          .roles()
          .stream()
          .map(Role::preset)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
