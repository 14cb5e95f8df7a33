import type { AnswerText, TextChannel } from './as-text';
import type { Channel, Input, Output, Push, PushValue } from './channels';
import type { Result } from './errors';

type Group<C extends string> = C extends `${infer G}.${string}` ? G : never;
type Method<C extends string, G extends string> = C extends `${G}.${infer M}` ? M : never;
type Asking<C extends Channel, Answer> = Input<C> extends undefined ? () => Promise<Answer> : (input: Input<C>) => Promise<Answer>;
type Call<C extends Channel> = Asking<C, Result<Output<C>>>;

/** Hands back the function that ends the subscription. */
export type Unsubscribe = () => void;

/** The same answer as text, for a channel whose answers are large. */
type TextCall<C extends TextChannel> = Asking<C, AnswerText<C>>;

/** `window.griddesk`: named methods grouped by feature, made from the channel map, some of them also `…Text`; and one `on…` a push. */
export type Bridge = { readonly [G in Group<Channel>]: { readonly [M in Method<Channel, G>]: Call<Extract<Channel, `${G}.${M}`>> } } & {
  readonly [G in Group<TextChannel>]: {
    readonly [M in Method<TextChannel, G> as `${M}Text`]: TextCall<Extract<TextChannel, `${G}.${M}`>>;
  };
} & {
  readonly [P in Push as `on${Capitalize<P>}`]: (listener: (value: PushValue<P>) => void) => Unsubscribe;
};
