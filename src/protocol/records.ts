/** What may stand in a record's first word: sizes are multiples of this, so that no head is ever cut by a ring's end. */
export const RECORD_ALIGN_BYTES = 8;

/**
 * A record that could not travel is a mistake of the sender's, said at once and where it was made.
 * @param limitBytes the largest record both the wire and the engine's inbox can hold
 * @throws {RangeError} when the size is not the one in its first word, no multiple of {@link RECORD_ALIGN_BYTES}, or over the limit
 */
export function checkRecord(record: Uint8Array, limitBytes: number): void {
  const { length } = record;
  const said = length < 4 ? 0 : new DataView(record.buffer, record.byteOffset, 4).getUint32(0, true);
  if (length === 0 || length % RECORD_ALIGN_BYTES !== 0 || said !== length)
    throw new RangeError(`a record of ${length} bytes says it has ${said}; one record at a time, as encode() makes it`);
  if (length > limitBytes)
    throw new RangeError(
      `a record of ${length} bytes never fits: the wire takes at most ${limitBytes}; cut its payload into several writes`,
    );
}
