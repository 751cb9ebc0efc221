/** Which issued documents must be filed by when, and who is told before it is too late. */
package org.partida.documents.deadline;
