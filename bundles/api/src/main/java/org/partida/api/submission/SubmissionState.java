package org.partida.api.submission;

/** How far a submission got. */
public enum SubmissionState {
  /** Its bytes are in the archive; it is not looked at yet. */
  RECEIVED,
  /** The authority would refuse it; nothing was sent. */
  INVALID,
  /** Checked; it waits for a person's release, or for its turn. */
  READY,
  /** The intent is written down; the call may be under way. */
  SENDING,
  /** The authority may have it or not: that is found out before anything is sent again. */
  IN_DOUBT,
  /** The authority has it under an index, and looks at it. */
  SENT,
  /** Filed. */
  ACCEPTED,
  /** The authority refused it; correct it and send it as a new one. */
  REJECTED,
  /** Taken back before anything was sent. */
  CANCELLED;

  /** Whether the same bytes or the same number may not be sent a second time. */
  public boolean live() {
    return this != INVALID && this != REJECTED && this != CANCELLED;
  }

  /** Nothing more happens to it by itself. */
  public boolean ended() {
    return !live() || this == ACCEPTED;
  }
}
