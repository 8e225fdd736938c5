import { marks } from '../blueprint/schema/entity.ts';
import { type Axis, type Catalog, defaultOption, places } from '../catalog/index.ts';

/** Everything that a blueprint can choose from. */
export interface Listing {
  axes: ListedAxis[];
  fieldTypes: { id: string; hint: string; marks: readonly string[]; indexable: boolean }[];
  /** What can be said of a field beside its type. */
  marks: { id: string; hint: string }[];
  /** Parts of the language beside all of these. */
  features: { id: string; label: string; rendered: boolean }[];
}

export interface ListedAxis {
  /** The word on the command line. */
  id: string;
  label: string;
  /** Where it is written in a blueprint. */
  places: readonly string[];
  options: {
    id: string;
    label: string;
    hint: string;
    /** Whether this version renders it; the language knows it anyway. */
    rendered: boolean;
    /** Whether it is taken where nothing is said. */
    default: boolean;
  }[];
}

export function list(catalog: Catalog): Listing {
  return {
    axes: Object.values(catalog).filter(isAxis).map(listedAxis),
    // A value object is written by its own name.
    fieldTypes: Object.entries(catalog.fieldTypes)
      .filter(([id]) => id !== 'object')
      .map(([id, { hint, marks: own, indexable }]) => ({ id, hint, marks: own, indexable })),
    marks: Object.entries(marks).map(([id, { description }]) => ({ id, hint: description ?? '' })),
    features: Object.entries(catalog.features).map(([id, { label, rendered }]) => ({
      id,
      label,
      rendered,
    })),
  };
}

function isAxis(entry: Catalog[keyof Catalog]): entry is Axis {
  return 'options' in entry;
}

function listedAxis(axis: Axis): ListedAxis {
  const taken = defaultOption(axis)?.id;
  return {
    id: axis.id,
    label: axis.label,
    places: places[axis.id],
    options: axis.options.map(({ id, label, hint, rendered }) => ({
      id,
      label,
      hint,
      rendered,
      default: id === taken,
    })),
  };
}
