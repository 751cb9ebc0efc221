/** The journal in other programs' formats. Formats are stateless; a sink serves one export. */
package org.partida.posting.export;
