import type { DevPlace } from '../dev-world.ts';
import { chosenEditor, editorAddress, placeText } from './editor.ts';

/** A place in a file; a press opens it in the editor. */
export function PlaceLink({ root, place }: { readonly root: string; readonly place: DevPlace }) {
  return (
    <a className="place" href={editorAddress(chosenEditor(), root, place)}>
      <code>{placeText(place)}</code>
    </a>
  );
}
