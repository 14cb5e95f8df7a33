/** Two short tones, made rather than played from files: rising for an urgent case, a low double one for a deadline. */
const notes = {
  urgent: [
    { hertz: 660, from: 0, seconds: 0.12 },
    { hertz: 880, from: 0.13, seconds: 0.18 },
  ],
  deadline: [
    { hertz: 392, from: 0, seconds: 0.14 },
    { hertz: 392, from: 0.22, seconds: 0.14 },
  ],
} as const;

let audio: AudioContext | undefined;
let sounding = 0;

/** A context that is left running wakes the machine a hundred times a second to play silence. */
const onEnded = (): void => {
  sounding -= 1;
  if (sounding === 0) void audio?.suspend();
};

export const playTone = (kind: keyof typeof notes): void => {
  try {
    audio ??= new AudioContext();
    void audio.resume();
    const start = audio.currentTime + 0.01;
    for (const { hertz, from, seconds } of notes[kind]) {
      const tone = new OscillatorNode(audio, { type: 'sine', frequency: hertz });
      const volume = new GainNode(audio, { gain: 0 });
      // Soft edges: an oscillator cut off hard clicks.
      volume.gain.setValueAtTime(0, start + from);
      volume.gain.linearRampToValueAtTime(0.2, start + from + 0.015);
      volume.gain.linearRampToValueAtTime(0, start + from + seconds);
      tone.addEventListener('ended', onEnded);
      sounding += 1;
      tone.connect(volume).connect(audio.destination);
      tone.start(start + from);
      tone.stop(start + from + seconds);
    }
  } catch {
    // A machine without a sound card still has the announcement in words.
  }
};
