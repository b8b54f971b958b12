"use client";

import {
  type Announcements,
  closestCenter,
  DndContext,
  type DraggableAttributes,
  type DraggableSyntheticListeners,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useRef } from "react";
import { cn } from "@/lib/utils/cn";

interface SortableListProps {
  /** The keys in their order. */
  readonly keys: readonly string[];
  readonly label: string;
  /** “Rule for IT” */
  readonly nameOf: (key: string) => string;
  readonly onMove: (from: number, to: number) => void;
  readonly render: (key: string, handle: ReactNode) => ReactNode;
}

/** A vertical list whose items are put in order with the pointer, or with Space, arrows and Enter. Moves are announced. */
export function SortableList({ keys, label, nameOf, onMove, render }: SortableListProps) {
  const t = useTranslations("ui.sortable");
  const id = useId();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const announcements = useAnnouncements(keys, nameOf);
  return (
    <DndContext
      id={id}
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{
        announcements,
        screenReaderInstructions: { draggable: t("instructions") },
      }}
      onDragEnd={({ active, over }) => {
        const [from, to] = [keys.indexOf(String(active.id)), keys.indexOf(String(over?.id))];
        if (from !== to && from >= 0 && to >= 0) onMove(from, to);
      }}
    >
      <SortableContext items={[...keys]} strategy={verticalListSortingStrategy}>
        <ol aria-label={label} className="flex flex-col gap-2">
          {keys.map((key) => (
            <SortableItem key={key} id={key} name={nameOf(key)}>
              {(handle) => render(key, handle)}
            </SortableItem>
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

function useAnnouncements(keys: readonly string[], nameOf: (key: string) => string): Announcements {
  const t = useTranslations("ui.sortable");
  const moved = useRef(false);
  const say = (how: "at" | "back" | "dropped" | "lifted", id: UniqueIdentifier, over = id) =>
    t(how, { name: nameOf(String(id)), place: keys.indexOf(String(over)) + 1, count: keys.length });
  return {
    onDragStart: ({ active }) => {
      moved.current = false;
      return say("lifted", active.id);
    },
    // What is lifted is over nothing, then over itself at once; saying that would talk over the lifting.
    onDragOver: ({ active, over }) => {
      if (!moved.current && (over === null || over.id === active.id)) return undefined;
      moved.current = true;
      return say("at", active.id, over?.id);
    },
    onDragEnd: ({ active, over }) => say("dropped", active.id, over?.id),
    onDragCancel: ({ active }) => say("back", active.id),
  };
}

interface SortableItemProps {
  readonly id: string;
  readonly name: string;
  readonly children: (handle: ReactNode) => ReactNode;
}

function SortableItem({ id, name, children }: SortableItemProps) {
  const t = useTranslations("ui.sortable");
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
    attributes: { roleDescription: t("role") },
  });
  return (
    <li
      ref={setNodeRef}
      style={{
        // Sideways there is nothing to reach.
        transform: transform === null ? undefined : `translate3d(0, ${Math.round(transform.y)}px, 0)`,
        transition,
      }}
      className={cn("rounded-card", isDragging && "relative z-10 shadow-float")}
    >
      {children(<Handle name={name} attributes={attributes} listeners={listeners} setRef={setActivatorNodeRef} />)}
    </li>
  );
}

interface HandleProps {
  readonly name: string;
  readonly attributes: DraggableAttributes;
  readonly listeners: DraggableSyntheticListeners;
  readonly setRef: (element: HTMLElement | null) => void;
}

function Handle({ name, attributes, listeners, setRef }: HandleProps) {
  const t = useTranslations("ui.sortable");
  return (
    <button
      type="button"
      ref={setRef}
      {...attributes}
      {...listeners}
      aria-label={t("move", { name })}
      className="flex size-8 touch:size-11 shrink-0 cursor-grab touch-none items-center justify-center rounded-control text-muted hover:bg-hover hover:text-text active:cursor-grabbing"
    >
      <GripVertical aria-hidden className="size-4 stroke-[1.75]" />
    </button>
  );
}
