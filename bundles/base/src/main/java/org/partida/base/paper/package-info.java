/**
 * Files of the neutral form of business papers (docs/papers.md): JSON, CSV, XLSX. Stateless
 * readers.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.base.paper;
