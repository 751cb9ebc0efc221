/** What the authority delivered beside what the books have. */
package org.partida.posting.audit;
