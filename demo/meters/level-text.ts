/** A level in dB as a meter writes it, without its unit. */
export const levelText = (db: number): string => (Number.isFinite(db) ? db.toFixed(1) : "-inf");
