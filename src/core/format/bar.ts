const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A bar of at most `width` columns, as long as the share (0 to 1) it stands for; what is above nothing can be seen. */
export function formatBar(share: number, width: number): string {
  const wanted = Math.round(Math.max(0, Math.min(1, share)) * width * 8);
  const length = share > 0 ? Math.max(1, wanted) : 0;
  return '█'.repeat(Math.floor(length / 8)) + (eighths[length % 8] ?? '');
}

/** The same on a track, which shows how much is left. */
export function formatProgress(share: number, width: number): string {
  const filled = Math.round(Math.max(0, Math.min(1, share)) * width);
  return '█'.repeat(filled) + '░'.repeat(Math.max(0, width - filled));
}
