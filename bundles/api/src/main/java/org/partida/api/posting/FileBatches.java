package org.partida.api.posting;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/**
 * Booked entries as files for an office whose program takes files. Each entry, counter-entries too,
 * goes into one batch, once. Thread-safe; every call checks the rights.
 */
@ProviderType
public interface FileBatches {
  /** Batches of the company, newest first. */
  List<FileBatch> list(Actor actor, CompanyId company);

  /** How many booked entries are in no batch yet. */
  long waiting(Actor actor, CompanyId company);

  /** Names of the profiles that files can be written by. */
  List<String> profiles();

  /**
   * Writes what is in no batch yet, in one or several batches, and whatever an interruption left
   * unwritten. Doing it again without new entries writes nothing.
   *
   * @param profile name of a profile; empty = the configured one
   * @return the batches that were written
   * @throws org.partida.model.PartidaException {@code host-file.profile} if there is no such
   *     profile
   */
  List<FileBatch> export(Actor actor, CompanyId company, Optional<String> profile);

  /**
   * The file of a batch, written again if it is missing.
   *
   * @throws org.partida.model.PartidaException {@code batch.unknown}; {@code batch.changed} if the
   *     profile has become another since, so that it would not be the same file
   */
  InputStream content(Actor actor, CompanyId company, String id) throws IOException;

  /** Says that the program took the batch; saying it again changes nothing. */
  FileBatch confirm(Actor actor, CompanyId company, String id, String note);

  /**
   * Sets the accounts that the program knows, from a CSV with the columns {@code account}, {@code
   * name} and, where the program writes it otherwise, {@code code}. Entries on other accounts are
   * refused from then on, where entries go to the program as files.
   *
   * @return how many accounts the file names
   */
  int putChart(Actor actor, CompanyId company, InputStream csv) throws IOException;
}
